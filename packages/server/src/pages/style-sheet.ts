/** Tokens once, light and dark; the geometry is the same in both. */
export const STYLE_SHEET = `
:root {
  --canvas: #f6f7f9; --surface: #ffffff; --sunken: #f1f3f6; --line: #dfe3e9; --hair: #ebeef2;
  --ink: #14171c; --ink2: #414956; --ink3: #626c7a; --ink4: #a3abb8;
  --accent: #2c52c4; --hover: #2242a3; --soft: #edf1fc; --on-accent: #ffffff;
  --good: #0b7a54; --bad: #bf352b; --bad-soft: #fcecea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #0d0f13; --surface: #13161b; --sunken: #1c2027; --line: #2b313a; --hair: #22272f;
    --ink: #edeff3; --ink2: #b9c0cb; --ink3: #8f98a6; --ink4: #59616d;
    --accent: #8aa6ff; --hover: #a6bbff; --soft: #1b2540; --on-accent: #0d0f13;
    --good: #4cc592; --bad: #f27f74; --bad-soft: #351c1a;
  }
}
* { box-sizing: border-box; }
html { font-synthesis: none; }
body { margin: 0; background: var(--surface); color: var(--ink);
  font: 400 13px/20px Inter, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
a { color: var(--accent); text-decoration: none; }
a:hover { color: var(--hover); text-decoration: underline; }
.bar { display: flex; align-items: center; gap: 16px; min-height: 48px; padding: 0 24px; border-bottom: 1px solid var(--line); }
.bar .brand { display: flex; align-items: center; gap: 8px; margin-right: auto; color: var(--ink); font-size: 15px; font-weight: 600; }
.bar .brand:hover { text-decoration: none; }
.bar form { margin: 0; }
.mark { width: 2px; height: 16px; background: var(--accent); position: relative; }
.mark::after { content: ""; position: absolute; left: -3px; bottom: -3px; width: 8px; height: 8px; background: var(--accent); transform: rotate(45deg) scale(.8); }
.quiet { color: var(--ink3); }
main { max-width: 1180px; margin: 0 auto; padding: 20px 24px 48px; }
h1 { margin: 0 0 4px; font-size: 20px; line-height: 28px; font-weight: 600; }
h2 { margin: 32px 0 8px; font-size: 15px; line-height: 24px; font-weight: 600; }
h3 { margin: 0; font-size: 13px; line-height: 20px; font-weight: 600; }
p { margin: 0 0 8px; }
.lead { color: var(--ink2); margin-bottom: 16px; }
.note { color: var(--ink3); font-size: 12px; line-height: 18px; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(264px, 1fr)); border-top: 1px solid var(--line); border-left: 1px solid var(--line); }
.figure { padding: 12px 14px 14px; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); min-width: 0; }
.figure .value { font-size: 20px; line-height: 32px; font-weight: 600; font-variant-numeric: tabular-nums; }
.figure .value small { font-size: 12px; font-weight: 400; color: var(--ink3); margin-left: 4px; }
.figure dl { display: grid; grid-template-columns: auto 1fr; gap: 0 12px; margin: 0 0 8px; }
.figure dt { color: var(--ink3); }
.figure dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.figure .what { padding-top: 8px; border-top: 1px solid var(--hair); overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); }
code { font: 12px/18px ui-monospace, "JetBrains Mono", Menlo, Consolas, monospace; }
pre { margin: 0; padding: 10px 12px; background: var(--sunken); border-radius: 6px; overflow: auto; font: 12px/18px ui-monospace, Menlo, Consolas, monospace; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { height: 28px; padding: 0 8px; text-align: left; color: var(--ink3); font-size: 12px; font-weight: 400; border-bottom: 1px solid var(--line); white-space: nowrap; }
td { padding: 6px 8px; border-bottom: 1px solid var(--hair); vertical-align: top; overflow-wrap: anywhere; }
th:first-child, td:first-child { padding-left: 0; }
td:first-child { min-width: 200px; overflow-wrap: normal; }
.panel { max-width: 360px; margin: 48px auto 0; }
label { display: block; margin: 12px 0 4px; color: var(--ink2); }
input { width: 100%; height: 36px; padding: 0 10px; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; font: inherit; }
input:focus-visible, button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--soft); border-color: var(--accent); }
button { height: 36px; padding: 0 16px; font: inherit; font-weight: 500; border-radius: 6px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button:hover { background: var(--hover); border-color: var(--hover); }
.panel button { width: 100%; margin-top: 20px; }
button.plain { height: 28px; padding: 0; border: 0; background: none; color: var(--ink3); font-weight: 400; }
button.plain:hover { color: var(--hover); }
.refused { margin: 16px 0 0; padding: 8px 12px; border-radius: 6px; background: var(--bad-soft); color: var(--bad); }
.call { border-bottom: 1px solid var(--hair); }
.call > summary { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; padding: 8px 0; cursor: pointer; }
.call .method { min-width: 48px; font-weight: 600; color: var(--accent); text-transform: uppercase; font-size: 12px; }
.call .path { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12px; }
.call .who { margin-left: auto; color: var(--ink3); font-size: 12px; }
.call .inside { padding: 4px 0 16px 60px; }
.call .inside h3 { margin: 12px 0 4px; }
@media (max-width: 600px) {
  .bar, main { padding-left: 16px; padding-right: 16px; }
  .call .inside { padding-left: 0; }
  input, button { height: 44px; }
  .figures { grid-template-columns: 1fr; }
}
`;
