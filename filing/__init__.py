"""算法备案向导: from a person's answers to a filing dossier, one way only.

    answers -> Project -> findings -> blocks -> .docx
             (steps)     (rules)   (documents)  (word)

Only `screen` knows Streamlit, only `word` knows Word, only `store` knows SQL.
"""
