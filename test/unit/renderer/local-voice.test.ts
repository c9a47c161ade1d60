import { describe, expect, test } from 'vitest';
import { localVoice, sentencesOf } from '../../../renderer/voice/local-voice.ts';

const voice = (lang: string, localService: boolean) => ({ lang, localService });

describe('the voice that reads aloud', () => {
  test('is one of this machine, never one of a service', () => {
    expect(localVoice([voice('zh-CN', false), voice('en-US', true)], 'zh')).toBeNull();
    expect(localVoice([voice('zh-CN', false), voice('zh-CN', true)], 'zh')).toEqual(voice('zh-CN', true));
  });

  test('is the mainland’s where there are several, and of the language that is shown', () => {
    const all = [voice('zh-TW', true), voice('zh_CN', true), voice('en-GB', true)];
    expect(localVoice(all, 'zh')).toEqual(voice('zh_CN', true));
    expect(localVoice(all, 'en')).toEqual(voice('en-GB', true));
    expect(localVoice([voice('zh-TW', true)], 'zh')).toEqual(voice('zh-TW', true));
  });

  test('says one sentence after the other', () => {
    expect(sentencesOf('请核对。有错请点“有错”！\n\n谢谢')).toEqual(['请核对。', '有错请点“有错”！', '谢谢']);
  });
});
