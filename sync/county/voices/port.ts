import type { GivenVoice, VoiceKind, VoiceState } from '../../../main/domain/voice/voice.ts';
import type { Page } from '../store/port.ts';

/**
 * 投诉举报与意见 (R53, R55): 统一受理、协调督办、执行办理、结果反馈. Each step is one version, one change row and one nudge to the
 * terminal where it was given; a closed one moves no more.
 */
export interface VoiceStore {
  list(filter: Page & { readonly only: 'open' | 'done' | 'advice' }): Promise<{
    readonly rows: readonly CountyVoice[];
    readonly total: number;
  }>;
  find(number: string): Promise<CountyVoice | null>;
  act(number: string, act: VoiceAct): Promise<VoiceOutcome>;
}

export interface CountyVoice {
  readonly number: string;
  readonly kind: VoiceKind;
  readonly voice: GivenVoice;
  readonly office: string;
  readonly givenAt: string;
  readonly arrivedAt: string;
  readonly state: CountyVoiceState;
  readonly answer: string | null;
  readonly actions: readonly VoiceAction[];
}

export type CountyVoiceState = Exclude<VoiceState, 'on-terminal'>;

export interface VoiceAction {
  readonly action: VoiceAct['action'] | 'received';
  readonly text: string;
  readonly actor: string;
  readonly at: string;
}

export interface VoiceAct {
  /** 转 12345, 交办, 答复, 办结. */
  readonly action: 'transfer' | 'assign' | 'answer' | 'close';
  readonly text: string;
  readonly actor: string;
}

export type VoiceOutcome = { readonly ok: true } | { readonly ok: false; readonly why: 'not-found' | 'not-now' };

/** The state after an act, or null where it may not be done. What was answered can be answered better until it is closed. */
export function voiceAfter(state: CountyVoiceState, action: VoiceAct['action']): CountyVoiceState | null {
  if (state === 'closed') return null;
  switch (action) {
    case 'transfer':
      return state === 'received' ? 'transferred' : null;
    case 'assign':
      return state === 'answered' ? null : state;
    case 'answer':
      return 'answered';
    case 'close':
      return state === 'answered' ? 'closed' : null;
  }
}
