import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type StaffPerson, staffPersonSchema, staffRoles } from '../../../../main/domain/staff-list.ts';
import { makeStartCode } from '../../../start-code.ts';
import { newEnrolmentCode } from '../../store/secrets.ts';
import type { ConsoleParts } from '../console.ts';
import { type Html, html } from '../html.ts';
import { csrfField, message, sendPage } from '../page.ts';
import { pager } from '../pager.ts';
import { formOf, formText } from '../session.ts';
import { pageNumber } from '../terminals.ts';
import { instant } from '../words.ts';
import { historyOf } from './history.ts';
import { overtaken } from './overtaken.ts';
import { officeAddress, peopleTable, roleNames } from './people-table.ts';

const perPage = 50;
const codeDays = 14;

/** 人员: who may unlock the terminals of an office. What a code opens is decided there; here it is shown once. */
export function staffPages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, now } = parts;

  app.get('/console/staff', async (request, reply) => {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const { rows, total } = await store.publications.offices({
      placeCode,
      limit: perPage,
      offset: (page - 1) * perPage,
    });
    const content = html`<h1>窗口人员</h1><table><thead><tr><th>窗口</th><th>区划</th><th class="number">在用终端</th>
      <th class="number">人员</th></tr></thead><tbody>${rows.map(
        ({
          name,
          placeCode: place,
          terminals,
          people,
        }) => html`<tr><td><a href="${officeAddress(name)}">${name}</a></td>
        <td>${place || '全县'}</td><td class="number">${terminals}</td><td class="number">${people}</td></tr>`,
      )}</tbody></table>${pager({ address: '/console/staff', page, perPage, total, unit: '个窗口' })}`;
    return show(request, reply, content);
  });

  app.get('/console/staff/office', async (request, reply) => {
    const office = z.object({ name: z.string().max(100).catch('') }).parse(request.query).name;
    if (!(await isOwn(request, office))) return notThere(request, reply);
    const current = await store.publications.current('staff', office);
    const people = current?.body.people ?? [];
    const content = html`<h1>${office}的人员</h1>${peopleTable({ clerk: request.clerk, office, people, now: now() })}
      ${addForm(request.clerk, office)}${await historyOf(store, { kind: 'staff', scope: office })}
      <p><a href="/console/staff">返回</a></p>`;
    return show(request, reply, content);
  });

  app.post('/console/staff/add', async (request, reply) => {
    const office = formText(request, 'office', 100);
    if (!(await isOwn(request, office))) return notThere(request, reply);
    const issued = await issueCode();
    const given = staffPersonSchema.safeParse({
      id: formText(request, 'id', 32),
      name: formText(request, 'name', 50),
      post: formText(request, 'post', 50),
      roles: staffRoles.filter((role) => formOf(request).getAll('roles').includes(role)),
      office,
      startCode: issued.startCode,
      revokedAt: null,
    });
    const refuse = (words: string) =>
      show(request, reply, html`${message(words, 'bad')}<a href="${officeAddress(office)}">返回</a>`, 400);
    if (!given.success) return refuse('工号只能用字母、数字、- 和 _（最多32位），姓名必填');
    const person = given.data;
    const known = (await store.publications.current('staff', office))?.body.people ?? [];
    if (known.some(({ id }) => id === person.id)) return refuse(`工号 ${person.id} 已经有人了`);
    return change(request, reply, office, {
      note: `增加 ${person.name}`,
      revise: (people) => [...people, person],
      shown: codePage(person, issued.code),
    });
  });

  app.post('/console/staff/code', async (request, reply) => {
    const { office, person } = await named(request);
    if (!person || person.revokedAt !== null) return notThere(request, reply);
    const { code, startCode } = await issueCode();
    return change(request, reply, office, {
      note: `${person.name} 的新启用码`,
      revise: replaced({ ...person, startCode }),
      shown: codePage(person, code),
    });
  });

  app.post('/console/staff/revoke', async (request, reply) => {
    const { office, person } = await named(request);
    if (!person) return notThere(request, reply);
    const revokedAt = person.revokedAt ?? now().toISOString();
    return change(request, reply, office, {
      note: `停用 ${person.name}`,
      revise: replaced({ ...person, startCode: null, revokedAt }),
      shown: null,
    });
  });

  app.post('/console/staff/restore', async (request, reply) => {
    const { office, person } = await named(request);
    if (!person) return notThere(request, reply);
    const { code, startCode } = await issueCode();
    return change(request, reply, office, {
      note: `重新启用 ${person.name}`,
      revise: replaced({ ...person, startCode, revokedAt: null }),
      shown: codePage(person, code),
    });
  });

  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    office: string,
    plan: { note: string; revise: (people: readonly StaffPerson[]) => StaffPerson[]; shown: Html | null },
  ): Promise<FastifyReply> {
    const current = await store.publications.current('staff', office);
    const published = await store.publications.publish({
      kind: 'staff',
      scope: office,
      body: { people: plan.revise(current?.body.people ?? []) },
      publisher: { by: request.clerk.displayName, note: plan.note },
      after: current?.version ?? null,
    });
    if (!published.ok) return show(request, reply, overtaken(officeAddress(office)), 409);
    request.log.info({ clerk: request.clerk.userName, office, version: published.version }, 'staff list published');
    return plan.shown === null ? reply.redirect(officeAddress(office), 303) : show(request, reply, plan.shown);
  }

  async function named(request: FastifyRequest): Promise<{ office: string; person: StaffPerson | null }> {
    const [office, id] = [formText(request, 'office', 100), formText(request, 'id', 32)];
    if (!(await isOwn(request, office))) return { office, person: null };
    const people = (await store.publications.current('staff', office))?.body.people ?? [];
    return { office, person: people.find((one) => one.id === id) ?? null };
  }

  async function isOwn(request: FastifyRequest, office: string): Promise<boolean> {
    const known = await store.places.office(office);
    return known?.placeCode.startsWith(request.clerk.placeCode) ?? false;
  }

  async function issueCode() {
    const code = newEnrolmentCode();
    const expiresAt = new Date(now().getTime() + codeDays * 86_400_000).toISOString();
    return { code, startCode: await makeStartCode({ code, salt: randomBytes(16), expiresAt }) };
  }

  function codePage(person: StaffPerson, code: string): Html {
    const until = instant(new Date(now().getTime() + codeDays * 86_400_000));
    return html`<h1>${person.name}的启用码</h1><div class="panel"><p class="code">${code}</p>
      <p>只显示这一次，请当面交给本人。${until}前，本人在${person.office}的终端上选自己的名字，输入启用码，再设自己的PIN；
      每台终端用一次，断网也能用。</p><a href="${officeAddress(person.office)}">返回</a></div>`;
  }
}

function replaced(next: StaffPerson): (people: readonly StaffPerson[]) => StaffPerson[] {
  return (people) => people.map((one) => (one.id === next.id ? next : one));
}

function addForm(clerk: { csrf: string }, office: string): Html {
  return html`<form class="row panel" method="post" action="/console/staff/add">${csrfField(clerk)}
    <input type="hidden" name="office" value="${office}">
    <div><label for="id">工号</label><input id="id" name="id" required maxlength="32" size="10"></div>
    <div><label for="name">姓名</label><input id="name" name="name" required maxlength="50" size="12"></div>
    <div><label for="post">岗位</label><input id="post" name="post" maxlength="50" size="16" placeholder="窗口受理"></div>
    <div>${staffRoles.map(
      (role) =>
        html`<label class="plain"><input type="checkbox" name="roles" value="${role}"> ${roleNames[role]}</label> `,
    )}</div><button class="main">增加并生成启用码</button></form>`;
}

function show(request: FastifyRequest, reply: FastifyReply, content: Html, status = 200): FastifyReply {
  return sendPage(reply, { title: '窗口人员', section: 'staff', clerk: request.clerk, content }, status);
}

function notThere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return show(request, reply, html`${message('没有这个窗口或这个人', 'bad')}<a href="/console/staff">返回</a>`, 404);
}
