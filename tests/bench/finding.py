"""What the rules find: the share of planted faults by topic, and alarms on sound projects."""

from collections import Counter

from filing.rules import RULES, review
from tests.bench.timing import Row
from tests.conftest import demo
from tests.planted import plants
from tests.plants import DEMOS


def rows() -> list[Row]:
    """The table's lines on recall by topic and on false alarms."""
    sound = {name: demo(name) for name in DEMOS}
    alarms = sum(len(review(project)) for project in sound.values())
    topic_of = {rule.name: rule.topic for rule in RULES}
    planted, found = Counter[str](), Counter[str]()
    for one in plants():
        seen = {f.rule.name for f in review(one.spoil(sound[one.demo]))}
        planted[topic_of[one.rule]] += 1
        found[topic_of[one.rule]] += one.rule in seen
    return [
        *(
            Row(
                f"planted faults found: {topic}",
                f"{found[topic]} of {count}",
                f"{100 * found[topic] / count:.0f} %",
                "100 %",
            )
            for topic, count in sorted(planted.items())
        ),
        Row(f"findings on the {len(sound)} sound demos", f"{alarms}", "", "none"),
    ]
