import type { DisplayPush, DisplayState, DisplayView } from '../../preload/contract-display.ts';
import type { CitizenDesk } from '../citizen/port.ts';
import { ok, type Result } from '../domain/result.ts';
import type { DisplayDesk, DisplayTask } from './port.ts';
import { viewOf } from './view-of-task.ts';

type Thanks = Extract<DisplayView, { kind: 'thanks' }>['of'];
type Stage = NonNullable<DisplayState['task']>['stage'];

interface Showing {
  readonly task: DisplayTask;
  readonly taskId: string;
  /** Of the rating's page; it goes to the second screen alone. */
  readonly token: string;
  stage: Stage;
  page: number;
  wrong: readonly { readonly pointer: string; readonly label: string }[];
}

/** What the second screen's own door needs beside; no verb of the staff gets hold of it. */
export interface DisplayPage {
  push(): DisplayPush;
  /** Whatever is or was asked in this visit. */
  task(): DisplayTask | null;
  /** What is being read or signed now, if it is still this one. */
  current(taskId: string): Showing | null;
  turnTo(taskId: string, page: number, stage: 'reading' | 'signing'): void;
  /** The citizen's word; then thanks, for a moment. */
  settle(stage: Exclude<Stage, 'reading' | 'signing' | 'changed'>, thanks: Thanks, wrong?: Showing['wrong']): void;
  finish(): void;
  /** What the screen shows no longer holds. */
  noteChanged(): void;
  /** Looks whether the idle page says something else by now. */
  refresh(): void;
  onView(listener: (push: DisplayPush) => void): () => void;
  /** A second screen is there; returns how it leaves. */
  attach(): () => void;
  close(): void;
}

export interface DisplayDeskParts {
  /** Its own: a member of staff is signed in while the citizen rates, and has no way to its tokens. */
  readonly citizen: CitizenDesk;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly idle: () => Extract<DisplayView, { kind: 'idle' }>;
  readonly onState: (state: DisplayState) => void;
  readonly isPractice: () => boolean;
  readonly thanksMs: number;
  /** A page that nobody touches any more is given up after this; null where the clerk decides. */
  readonly patienceMs: () => number;
}

export function createDisplayDesk(parts: DisplayDeskParts): { readonly desk: DisplayDesk; readonly page: DisplayPage } {
  const listeners = new Set<(push: DisplayPush) => void>();
  let showing: Showing | null = null;
  let thanks: Thanks | null = null;
  let screens = 0;
  let timer: NodeJS.Timeout | undefined;
  let lastPushed = '';

  const isOpen = (one: Showing | null): one is Showing => one?.stage === 'reading' || one?.stage === 'signing';
  const view = (): DisplayView => {
    if (thanks !== null) return { kind: 'thanks', of: thanks };
    return isOpen(showing) ? viewOf(showing.task, showing) : parts.idle();
  };
  const push = (): DisplayPush => ({ view: view(), now: parts.now().toISOString(), isPractice: parts.isPractice() });
  function announce(): void {
    const pushed = push();
    const shown = JSON.stringify(pushed.view);
    if (shown !== lastPushed) for (const listener of [...listeners]) listener(pushed);
    lastPushed = shown;
    parts.onState(state());
  }
  function after(limitMs: number, then: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(then, limitMs);
    timer.unref();
  }
  /** Somebody who still writes is not cut off. */
  function waitPatiently({ what }: DisplayTask): void {
    if (what === 'rate' || what === 'fee') after(parts.patienceMs(), toIdle);
  }
  function drop(): void {
    clearTimeout(timer);
    if (showing) parts.citizen.close(showing.token);
    showing = null;
    thanks = null;
  }
  function toIdle(): void {
    clearTimeout(timer);
    thanks = null;
    if (isOpen(showing)) drop();
    announce();
  }
  function state(): DisplayState {
    if (showing === null) return { screens, task: null };
    const { task, taskId, stage, page, wrong } = showing;
    return {
      screens,
      task: { taskId, what: task.what, about: aboutOf(task), stage, page, pages: pagesOf(task), wrong },
    };
  }

  return {
    desk: {
      state,
      show(task) {
        drop();
        const opened = openRating(parts.citizen, task);
        if (!opened.ok) {
          announce();
          return opened;
        }
        const taskId = parts.newId();
        showing = { task, taskId, token: opened.value, stage: firstStage(task), page: 0, wrong: [] };
        waitPatiently(task);
        announce();
        return ok();
      },
      end() {
        drop();
        announce();
      },
    },
    page: {
      push,
      task: () => showing?.task ?? null,
      current: (taskId) => (isOpen(showing) && showing.taskId === taskId ? showing : null),
      turnTo(taskId, page, stage) {
        if (!isOpen(showing) || showing.taskId !== taskId) return;
        showing.page = Math.min(page, pagesOf(showing.task) - 1);
        showing.stage = stage;
        waitPatiently(showing.task);
        parts.onState(state());
      },
      settle(stage, of, wrong = []) {
        if (showing) Object.assign(showing, { stage, wrong });
        thanks = of;
        after(parts.thanksMs, toIdle);
        announce();
      },
      finish: toIdle,
      noteChanged() {
        if (!isOpen(showing)) return;
        showing.stage = 'changed';
        announce();
      },
      refresh: () => {
        if (view().kind === 'idle') announce();
      },
      onView(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      attach() {
        screens += 1;
        let isThere = true;
        parts.onState(state());
        return () => {
          if (!isThere) return;
          isThere = false;
          screens -= 1;
          parts.onState(state());
        };
      },
      close() {
        clearTimeout(timer);
        listeners.clear();
      },
    },
  };
}

/** The words were read a moment ago: the pen comes next. */
function firstStage(task: DisplayTask): Stage {
  return (task.what === 'sign-form' || task.what === 'sign-document') && task.isRead ? 'signing' : 'reading';
}

function openRating(citizen: CitizenDesk, task: DisplayTask): Result<string> {
  if (task.what !== 'rate') return ok('');
  const { applicationId, askedBy: openedBy } = task;
  const opened = citizen.open({ purpose: 'rating', mode: 'on-site', applicationId, openedBy });
  return opened.ok ? ok(opened.value.token) : opened;
}

function aboutOf(task: DisplayTask): string {
  if (task.what === 'confirm') return task.draftId;
  if (task.what === 'rate' || task.what === 'fee') return task.applicationId;
  return task.what === 'sign-form' ? task.words.id : task.words.about;
}

function pagesOf(task: DisplayTask): number {
  return 'words' in task ? task.words.sheet.pages.length : 1;
}
