"""Words that mean harm, for titles, names and messages."""

HOSTILE = (
    "</b>",
    "<b>fett</b> & <i>schräg",
    '<a href="https://example.com">Gewinn</a>',
    '"><script>alert(1)</script>',
    "&lt;b&gt; &amp;amp; &#60;b&#62; &nosuch;",
    "{ $title } { -term }",
    "\u202eredielK etoR\u202c",
    "\u200b\u200d\ufeff",
    "\u0301" * 500,
    "👗" * 2048,
    "K" * 4096,
    "\n\n\t\n*Kleid*_[x](y)",
    "%s {0} ' OR 1=1 --",
    "\x01\x1f\x7f",
)
