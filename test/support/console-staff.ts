import type { Page } from 'playwright-core';

/** A member of staff is added on the county's console, which somebody is signed in at. Answers with their 启用码. */
export async function addStaffOnConsole(
  desk: Page,
  { id, name, office }: { readonly id: string; readonly name: string; readonly office: string },
): Promise<string> {
  await desk.goto(`${new URL(desk.url()).origin}/console/staff/office?name=${encodeURIComponent(office)}`);
  await desk.getByLabel('工号').fill(id);
  await desk.getByLabel('姓名').fill(name);
  await desk.getByLabel('岗位').fill('窗口受理');
  await desk.getByRole('button', { name: '增加并生成启用码' }).click();
  return desk.locator('.code').innerText();
}
