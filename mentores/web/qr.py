"""QR codes, drawn for cameras: black on white in any scheme of colours."""

import segno
from django.utils.safestring import SafeString, mark_safe


def drawn(content: str, *, scale: int) -> SafeString:
    """An SVG of a QR code that holds `content`, each module `scale` pixels wide."""
    code = segno.make(content, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=scale, border=2, dark="#000", light="#fff"))  # drawn by segno alone
