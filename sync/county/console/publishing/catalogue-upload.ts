import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { judgeBasicList, localChanges } from '../../../../main/domain/basic-list.ts';
import { type CataloguePackage, cataloguePackageSchema, type LocalChange } from '../../../../main/domain/catalogue.ts';
import { validateCatalogue } from '../../../../main/domain/validate-item.ts';
import type { ConsoleParts } from '../console.ts';
import { type Html, html } from '../html.ts';
import { csrfField, message, sendPage } from '../page.ts';
import { formOf, formText } from '../session.ts';
import { basicListProblems } from './basic-list.ts';
import { differencesView } from './differences-view.ts';
import { takeUploads } from './read-upload.ts';

/** 事项目录 as a new version: upload or an earlier version -> differences in words -> publish. */
export function catalogueUpload(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  takeUploads(app);

  app.get('/console/catalogue/package.json', async (request, reply) => {
    const current = await shelf.current();
    if (current === null) return show(request, reply, message('还没有发布事项目录', 'bad'), 404);
    return reply
      .header('content-disposition', `attachment; filename="catalogue-${current.version}.json"`)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(current, null, 2));
  });

  app.post('/console/catalogue/upload', async (request, reply) => {
    const opened = catalogueIn(formOf(request).get('package') ?? '');
    return opened.ok ? lookAt(request, reply, opened.catalogue) : show(request, reply, refusal(opened.problem), 400);
  });

  app.post('/console/catalogue/again', async (request, reply) => {
    const earlier = await shelf.version(Number(formText(request, 'version', 10)));
    return earlier === null ? show(request, reply, refusal('没有这一版'), 404) : lookAt(request, reply, earlier);
  });

  app.post('/console/catalogue/publish', async (request, reply) => {
    const id = z.uuid().safeParse(formText(request, 'upload', 40));
    const kept = id.success ? await store.publications.upload(id.data) : null;
    if (kept === null) return show(request, reply, refusal('上传的文件已被新的上传替换，请重新上传'), 409);
    const current = (await store.publishing.currentVersion())?.version ?? 0;
    if (String(current) !== formText(request, 'after', 10)) {
      return show(request, reply, refusal('别人刚刚发布了新的一版，请重新上传，看过差别再发布'), 409);
    }
    const uploaded = cataloguePackageSchema.parse(JSON.parse(kept.body));
    const before = await shelf.current();
    const { items: basicList } = await store.basicList.current();
    const explained = reasonsIn(request, localChanges(before, uploaded));
    const verdict = judgeBasicList({ before, after: { ...uploaded, localChanges: explained }, basicList });
    const lacking = basicListProblems(verdict);
    if (lacking !== null) return show(request, reply, lacking, 400);
    if (verdict.unexplained.length > 0) {
      const names = verdict.unexplained.map(({ name, code }) => name || code).join('、');
      return show(request, reply, refusal(`增减的事项要逐项写明理由（不少于4个字）：${names}`), 400);
    }
    const catalogue = {
      ...uploaded,
      ...numbered(current),
      ...(basicList.length > 0 ? { basicList: [...basicList] } : { basicList: undefined }),
      ...(explained.length > 0 ? { localChanges: explained } : { localChanges: undefined }),
    };
    const publisher = { by: request.clerk.displayName, note: formText(request, 'note', 200) };
    const isPublished = await store.publishing.publishCatalogue(catalogue, publisher);
    if (!isPublished) return show(request, reply, refusal('别人刚刚发布了新的一版，请重新上传'), 409);
    request.log.info({ clerk: request.clerk.userName, version: catalogue.version }, 'catalogue published');
    return reply.redirect('/console/catalogue', 303);
  });

  /** The county numbers and dates a version when it is published: what a file says of itself is nobody's promise. */
  function numbered(current: number): Pick<CataloguePackage, 'version' | 'publishedAt'> {
    return { version: current + 1, publishedAt: now().toISOString() };
  }

  async function lookAt(
    request: FastifyRequest,
    reply: FastifyReply,
    catalogue: CataloguePackage,
  ): Promise<FastifyReply> {
    const problems = validateCatalogue(catalogue);
    const current = await shelf.current();
    if (problems.length > 0) {
      const nameAt = (pointer: string) => catalogue.items[Number(pointer.split('/')[2])]?.name ?? '';
      const list = problems
        .slice(0, 100)
        .map(
          ({ pointer, message: words }) =>
            html`<li>${nameAt(pointer)}：${words.zh} <span class="soft">${pointer}</span></li>`,
        );
      const content = html`<h1>不能发布</h1><div class="message bad"><p>有 ${problems.length} 处问题，请改好再上传：</p>
        <ul>${list}</ul></div><a href="/console/catalogue">返回</a>`;
      return show(request, reply, content, 400);
    }
    const { items: basicList } = await store.basicList.current();
    const lacking = basicListProblems(judgeBasicList({ before: current, after: catalogue, basicList }));
    if (lacking !== null) return show(request, reply, lacking, 400);
    const upload = randomUUID();
    await store.publications.keepUpload({ id: upload, body: JSON.stringify(catalogue), by: request.clerk.userName });
    const version = current?.version ?? 0;
    const content = html`<h1>发布前请核对：第 ${version + 1} 版与${version === 0 ? '空目录' : `现在的第 ${version} 版`}的差别</h1>
      ${differencesView(current, catalogue)}
      <form class="panel" method="post" action="/console/catalogue/publish">${csrfField(request.clerk)}
      <input type="hidden" name="upload" value="${upload}"><input type="hidden" name="after" value="${version}">
      ${reasonFields(localChanges(current, catalogue), catalogue)}
      <label for="note">说明（会留在发布记录里）</label><input id="note" name="note" maxlength="200" size="60">
      <p><button class="main">发布第 ${version + 1} 版</button> <a href="/console/catalogue">不发布</a></p></form>`;
    return show(request, reply, content);
  }
}

/** 增减说明: one reason an item, with what the file itself says. It goes upwards with the catalogue (R04). */
function reasonFields(changes: ReturnType<typeof localChanges>, catalogue: CataloguePackage): Html | null {
  if (changes.length === 0) return null;
  const said = catalogue.localChanges ?? [];
  return html`<table><thead><tr><th>增减</th><th>事项</th><th>理由（报上级，必填）</th></tr></thead><tbody>${changes.map(
    ({
      code,
      name,
      kind,
    }) => html`<tr><td class="nowrap">${kind === 'added' ? '增加' : '减少'}</td><td>${name} <span class="soft">${code}</span></td>
    <td><input name="reason ${kind} ${code}" aria-label="${name}的理由" required minlength="4" maxlength="500" size="50"
      value="${said.find((one) => one.code === code && one.kind === kind)?.reason ?? ''}"></td></tr>`,
  )}</tbody></table>`;
}

function reasonsIn(request: FastifyRequest, changes: ReturnType<typeof localChanges>): LocalChange[] {
  return changes
    .map((change) => ({ ...change, reason: formText(request, `reason ${change.kind} ${change.code}`, 500) }))
    .filter(({ reason }) => reason.length >= 4);
}

export function uploadForm(clerk: { readonly csrf: string }): Html {
  return html`<form class="row panel" method="post" enctype="multipart/form-data" action="/console/catalogue/upload">
    ${csrfField(clerk)}<div><label for="package">新的目录文件（JSON）</label>
    <input id="package" name="package" type="file" accept=".json,application/json" required></div>
    <button class="main">上传，看差别</button><a href="/console/catalogue/package.json">下载现在的这一版</a>
    <a href="/console/basic-list">基本目录</a></form>`;
}

type OpenedFile =
  | { readonly ok: true; readonly catalogue: CataloguePackage }
  | { readonly ok: false; readonly problem: string };

function catalogueIn(text: string): OpenedFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    return { ok: false, problem: '这个文件不是JSON，没有发布任何内容' };
  }
  const parsed = cataloguePackageSchema.safeParse(value);
  if (parsed.success) return { ok: true, catalogue: parsed.data };
  const [first] = parsed.error.issues;
  const where = first?.path.map(String).join('/') ?? '';
  return {
    ok: false,
    problem: `文件的格式不对：${where || '最外层'} ${first?.message ?? ''}（共 ${parsed.error.issues.length} 处）`,
  };
}

function refusal(words: string): Html {
  return html`<h1>事项目录</h1>${message(words, 'bad')}<a href="/console/catalogue">返回</a>`;
}

function show(request: FastifyRequest, reply: FastifyReply, content: Html, status = 200): FastifyReply {
  return sendPage(reply, { title: '事项目录', section: 'catalogue', clerk: request.clerk, content }, status);
}
