import { agentHelp } from './agent-help.ts';
import { machineHelp } from './machine-help.ts';
import { windowHelp } from './window-help.ts';

/** 帮助: what a page is for, its keys, and the three things that go wrong most often with what to do then. */
export interface HelpWords {
  readonly title: string;
  readonly what: string;
  /** Key and what it does; empty where a page is touched only. */
  readonly keys: readonly (readonly [string, string])[];
  readonly problems: readonly [Trouble, Trouble, Trouble];
}

/** What is seen, and what to do. */
export type Trouble = readonly [string, string];

export interface PageHelp {
  readonly zh: HelpWords;
  readonly en: HelpWords;
}

export const helpPages = { ...windowHelp, ...agentHelp, ...machineHelp } as const;
export type HelpPage = keyof typeof helpPages;
