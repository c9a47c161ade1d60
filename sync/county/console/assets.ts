/** The console's style and script. Kept as text, so that they travel with the code wherever it is bundled to. */
export const style = `
:root { color-scheme: light; --ink: #1d2733; --soft: #5b6775; --line: #d9dee4; --paper: #fff; --ground: #f5f6f8;
  --accent: #1659a8; --good: #1e6b3a; --bad: #a3271c; --warn: #7a5200; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: var(--ink);
  background: var(--ground); font-variant-numeric: tabular-nums; }
header { display: flex; gap: 24px; align-items: center; padding: 0 24px; min-height: 48px; background: var(--paper);
  border-bottom: 1px solid var(--line); }
header strong { font-size: 16px; flex: 1; }
.desk { display: flex; align-items: flex-start; }
nav { position: sticky; top: 0; flex: none; width: 132px; padding: 6px 0 24px; }
nav p { margin: 10px 0 0; padding: 0 20px; font-size: 13px; color: var(--soft); }
nav a { display: block; padding: 5px 20px 5px 17px; color: var(--ink); text-decoration: none; border-left: 3px solid transparent; }
nav a:hover { background: #e9edf2; }
nav a[aria-current] { border-color: var(--accent); color: var(--accent); font-weight: 600; background: var(--paper); }
main { flex: 1; min-width: 0; padding: 20px 24px 48px; max-width: 1600px; margin: 0 auto; }
h1 { font-size: 20px; margin: 0 0 16px; }
h2 { font-size: 16px; margin: 0 0 8px; }
table + h2, p + h2, form + h2 { margin-top: 24px; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); }
th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--soft); white-space: nowrap; background: #fafbfc; }
tbody tr:hover { background: #f2f6fb; }
td.number, th.number { text-align: right; }
.nowrap { white-space: nowrap; }
.soft { color: var(--soft); font-size: 13px; }
.state { font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.panel { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 16px; margin-bottom: 16px; }
.columns { display: grid; grid-template-columns: minmax(380px, 5fr) minmax(420px, 6fr); gap: 16px; align-items: start; }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 12px; }
figure { margin: 0 0 16px; }
figcaption { margin-bottom: 8px; }
figure img { width: 100%; border: 1px solid var(--line); background: #eef0f3; display: block; }
figure iframe { width: 100%; height: 70vh; border: 1px solid var(--line); }
dl { display: grid; grid-template-columns: 11em 1fr; margin: 0; gap: 6px 12px; }
dl.figures { grid-template-columns: repeat(5, max-content 1fr); }
dl dl { grid-template-columns: 8em 1fr; } ol { margin: 0; padding-left: 1.4em; } li + li { margin-top: 8px; }
h3 { font-size: 15px; margin: 16px 0 6px; padding-top: 8px; border-top: 1px solid var(--line); }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
form.row { display: flex; gap: 12px; align-items: end; flex-wrap: wrap; margin-bottom: 16px; }
form.inline { display: inline; }
label { display: block; font-size: 13px; color: var(--soft); margin-bottom: 2px; }
form.panel > * + label, form.panel > div + div, form.panel > table + * { margin-top: 12px; }
input, select, textarea { font: inherit; padding: 6px 10px; border: 1px solid #aab3bd; border-radius: 6px;
  background: #fff; color: var(--ink); }
textarea { width: 100%; min-height: 88px; }
button { font: inherit; white-space: nowrap; padding: 7px 18px; border: 1px solid #aab3bd; border-radius: 6px; background: #fff; cursor: pointer;
  color: var(--ink); }
button.main { background: var(--accent); border-color: var(--accent); color: #fff; }
button.no { border-color: var(--bad); color: var(--bad); }
button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 3px solid #7fb2ea; outline-offset: 1px; }
.message { padding: 10px 16px; border-left: 4px solid var(--accent); background: var(--paper); margin-bottom: 16px; }
.message.bad { border-color: var(--bad); }
.compare td { width: 33%; } .compare label { display: inline; font-size: 15px; color: var(--ink); }
details { border-top: 1px solid var(--line); padding: 10px 0; } summary { cursor: pointer; font-weight: 600; }
details[open] > summary { margin-bottom: 10px; } details ul { list-style: none; padding: 0; margin: 0 0 10px; }
li label, p.choice label { display: inline; font-size: 15px; color: var(--ink); } li + li { margin-top: 4px; }
.edit { display: grid; grid-template-columns: 11em 1fr; gap: 6px 12px; margin-bottom: 10px; }
.edit input, .edit select { width: 100%; } .edit label { padding-top: 8px; }
.notice { padding: 10px 16px; border-left: 4px solid var(--warn); background: #fff8e8; margin-bottom: 12px; }
.year { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 12px 20px; margin-bottom: 24px; }
.panel + table, table + form { margin-top: 16px; }
.year h3 { border: 0; margin: 0; } .month { display: grid; grid-template-columns: repeat(7, 1fr); text-align: center; }
.day.weekend { color: var(--soft); } .day.off { background: #fbe6e3; color: var(--bad); font-weight: 600; }
.day.work { background: #e2eefb; color: var(--accent); font-weight: 600; }
label.plain { display: inline; font-size: 15px; color: var(--ink); }
.notice.bad { border-color: var(--bad); color: var(--bad); }
.answers { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; margin-bottom: 12px; }
.answers input:not([type=checkbox]), .answers select { width: 100%; }
td > input { width: 100%; }
.amount { display: flex; gap: 6px; align-items: center; white-space: nowrap; } .amount input { width: 104px; }
form.panel > input[type=hidden] + label { margin-top: 0; }
@media print { header, nav, form { display: none; } }
.code { font-size: 28px; letter-spacing: 2px; font-weight: 600; }
.login { max-width: 380px; margin: 12vh auto; }
.login input { width: 100%; margin-bottom: 12px; }
.login button { width: 100%; }
`;

/** Works without it too: it keeps a form from being sent twice and the inbox fresh. */
export const script = `
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  setTimeout(() => { for (const button of form.querySelectorAll('button')) button.disabled = true; });
});
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const button of document.querySelectorAll('button')) button.disabled = false;
});
const upload = document.querySelector('[data-package-upload]');
if (upload) upload.addEventListener('submit', async (event) => {
  event.preventDefault();
  const said = document.querySelector('[data-package-result]');
  const button = upload.querySelector('button');
  const csrf = upload.dataset.csrf;
  button.disabled = true;
  said.textContent = '正在上传…';
  try {
    let reply = await fetch('/console/packages', { method: 'PUT', body: upload.querySelector('input').files[0],
      headers: { 'content-type': 'application/octet-stream', 'x-csrf': csrf } });
    let came = await reply.json();
    while (came.status === 'working') {
      said.textContent = came.words;
      await new Promise((again) => setTimeout(again, 1000));
      reply = await fetch('/console/packages/ask', { method: 'POST',
        body: new URLSearchParams({ csrf, slices: came.slices.join(',') }) });
      came = await reply.json();
    }
    said.textContent = came.words;
    if (came.status === 'taken-in' || came.status === 'waits-for-clerk') {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
      document.querySelector('main table').replaceWith(page.querySelector('main table'));
    }
  } catch { said.textContent = '没有传完：和县平台的连接断了，或者文件读不出来，请再试一次。'; }
  button.disabled = false;
});
const present = document.querySelector('[data-present]');
if (present) setInterval(async () => {
  if (document.hidden) return;
  try {
    const reply = await fetch(present.dataset.present);
    if (reply.ok && !reply.redirected) present.textContent = await reply.text();
  } catch { /* the county is being restarted; the next round says it again */ }
}, 15000);
const fresh = document.querySelector('[data-fresh]');
if (fresh) setInterval(async () => {
  if (document.hidden) return;
  try {
    const reply = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!reply.ok || reply.redirected) return;
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const next = page.querySelector('[data-fresh]');
    if (next && next.innerHTML !== fresh.innerHTML) fresh.replaceChildren(...next.childNodes);
  } catch { /* the county is being restarted; the next round shows it again */ }
}, 3000);
`;
