"""The screen. Only here, in app.py and in pages/ is Streamlit known."""
