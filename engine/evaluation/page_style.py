"""How the report's page looks, by day and by night."""
# ruff: noqa: E501 # a style sheet

STYLE = """
:root{color-scheme:light dark;--ink:#22252b;--soft:#646b78;--paper:#f5f4f1;--card:#fff;
--line:#dfdcd5;--accent:#2f6f8f;--good:#2e8b57;--bad:#c8503c}
@media(prefers-color-scheme:dark){:root{--ink:#e9e7e2;--soft:#a2a7b1;--paper:#17191d;--card:#202329;
--line:#363a43;--accent:#6fb3d3;--good:#58b983;--bad:#e5786a}}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
main{max-width:1180px;margin:auto;padding:24px 16px}h1{margin:.2em 0}h2{margin:0 0 .6em;font-size:1.2em}
h3{margin:1.4em 0 .3em;}small{color:var(--soft);font-weight:400}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px;margin:18px 0}
.wide{overflow-x:auto}table{border-collapse:collapse}th{text-align:left;font-weight:500}
.wide tr>th:first-child{position:sticky;left:0;background:var(--card);white-space:normal;min-width:9em}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--line);white-space:nowrap;
font-variant-numeric:tabular-nums}summary{cursor:pointer;padding:10px 0;color:var(--accent)}
svg .axis{stroke:var(--line);stroke-width:2}svg .span{stroke:var(--accent);stroke-width:6;opacity:.45}
svg circle{fill:var(--accent)}.better{color:var(--good)}.worse{color:var(--bad)}
.answer p{margin:.8em 0 .3em}.strip{display:flex;flex-wrap:wrap;gap:5px}
.t{display:inline-block;width:74px;height:96px;background:var(--line) center/cover;border-radius:6px;
box-sizing:border-box}.right{border-bottom:5px solid var(--good)}.wrong{border-bottom:5px solid var(--bad)}
.asked{outline:3px solid var(--accent);outline-offset:-3px;margin-right:14px}
.matrix td{padding:0;border:2px solid var(--card);height:26px;min-width:42px;
background:color-mix(in srgb,var(--accent) var(--v,0%),var(--card))}.matrix .t{width:42px;height:56px}
.matrix th{font-size:.85em;max-width:340px;overflow:hidden;text-overflow:ellipsis}
.matrix .own{outline:2px solid var(--ink);outline-offset:-2px}
"""
