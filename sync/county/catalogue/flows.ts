import type { Item, Limit } from '../../../main/domain/catalogue.ts';
import type { Department } from './departments.ts';

type FlowStep = Item['flow'][number];

export const workdays = (value: number): Limit => ({ value, unit: 'workday' });
export const days = (value: number): Limit => ({ value, unit: 'day' });

/** 即办件: looked at and decided at the window in one visit. Roles are the letters of dossier §3.3. */
export function whileYouWait(): FlowStep[] {
  return [
    { step: '受理', post: '综合窗口', role: 'W', limit: null },
    { step: '审查', post: '综合窗口', role: 'W', limit: null },
    { step: '决定', post: '窗口负责人', role: 'W2', limit: null },
    { step: '送达', post: '出件岗', role: 'D', limit: null },
  ];
}

/** 承诺件: the township looks first, the department decides. */
export function townshipThenCounty(department: Department, limits: StepLimits = {}): FlowStep[] {
  return promised(department.townshipOffice, { post: `${department.name}审批岗`, role: 'C' }, limits);
}

/** Decided in the township itself, by its own or by delegated power. */
export function withinTownship(department: Department, limits: StepLimits = {}): FlowStep[] {
  return promised(department.townshipOffice, { post: '镇政府分管领导', role: 'H' }, limits);
}

/** Only where the item's rule divides the limit; elsewhere the whole limit stands alone. */
interface StepLimits {
  readonly accept?: Limit;
  readonly review?: Limit;
  readonly decide?: Limit;
  readonly deliver?: Limit;
}

function promised(reviewPost: string, decider: { readonly post: string; readonly role: string }, limits: StepLimits) {
  return [
    { step: '受理', post: '综合窗口', role: 'W', limit: limits.accept ?? null },
    { step: '审查', post: reviewPost, role: 'R', limit: limits.review ?? null },
    { step: '决定', ...decider, limit: limits.decide ?? null },
    { step: '送达', post: '出件岗', role: 'D', limit: limits.deliver ?? null },
  ];
}
