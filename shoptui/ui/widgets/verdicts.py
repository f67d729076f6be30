"""What became of house rules on a sale, as lines: the verdict in words, never colour alone."""

from collections.abc import Sequence

from textual.content import Content

from shoptui.domain.house_rules import Verdict
from shoptui.domain.text import visible
from shoptui.services.rules_of_sale import Told, verdict_name

_STYLES = {
    Verdict.KEPT: "bold $text-success",
    Verdict.BROKEN: "bold $text-error",
    Verdict.NOT_APPLICABLE: "bold $text-muted",
}


def verdict_lines(rules: Sequence[Told]) -> list[Content]:
    """Two lines for each rule: its name with the verdict, and why."""
    lines = []
    for told in rules:
        verdict = (verdict_name(told.verdict), _STYLES[told.verdict])
        lines.append(Content.assemble(f"{visible(told.rule.name)}: ", verdict))
        lines.append(Content.styled(f"  {visible(told.reason)}", "$text-muted"))
    return lines
