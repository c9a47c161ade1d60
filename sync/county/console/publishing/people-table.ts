import type { StaffPerson, staffRoles } from '../../../../main/domain/staff-list.ts';
import { type Html, html } from '../html.ts';
import { csrfField } from '../page.ts';
import { instant } from '../words.ts';

export const roleNames: Readonly<Record<(typeof staffRoles)[number], string>> = {
  accept: '受理',
  lead: '负责人',
  delegate: '代办',
  review: '站所审核',
  approve: '镇领导审批',
  deliver: '出件',
  guide: '引导',
  supervise: '监察',
  admin: '系统管理',
};

export function officeAddress(office: string): string {
  return `/console/staff/office?${new URLSearchParams({ name: office }).toString()}`;
}

export function peopleTable(of: {
  readonly clerk: { readonly csrf: string };
  readonly office: string;
  readonly people: readonly StaffPerson[];
  readonly now: Date;
}): Html {
  const { clerk, office, people, now } = of;
  if (people.length === 0) return html`<p class="message">这个窗口还没有人员，终端上没有人能登录。请在下面增加。</p>`;
  const action = (path: string, person: StaffPerson, words: string, kind = '') =>
    html`<form class="inline" method="post" action="/console/staff/${path}">${csrfField(clerk)}
      <input type="hidden" name="office" value="${office}"><input type="hidden" name="id" value="${person.id}">
      <button class="${kind}">${words}</button></form> `;
  return html`<table><thead><tr><th>工号</th><th>姓名</th><th>岗位</th><th>角色</th><th>启用码</th><th>状态</th><th></th></tr></thead>
    <tbody>${people.map(
      (person) => html`<tr><td>${person.id}</td><td>${person.name}</td><td>${person.post || '—'}</td>
      <td>${person.roles.map((role) => roleNames[role]).join('、') || '—'}</td><td>${codeState(person, now)}</td>
      <td>${
        person.revokedAt === null
          ? html`<span class="state good">✓ 在岗</span>`
          : html`<span class="state bad">✕ 已停用 ${instant(person.revokedAt)}</span>`
      }</td>
      <td class="nowrap">${
        person.revokedAt === null
          ? [action('code', person, '新启用码'), action('revoke', person, '停用', 'no')]
          : action('restore', person, '重新启用')
      }</td></tr>`,
    )}</tbody></table>`;
}

function codeState({ startCode }: StaffPerson, now: Date): string {
  if (startCode === null) return '—';
  return Date.parse(startCode.expiresAt) > now.getTime() ? `${instant(startCode.expiresAt)}前有效` : '已过期';
}
