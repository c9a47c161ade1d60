import { describe, expect, it } from 'vitest';
import { cameraTroubleOf } from '../../../renderer/camera/camera-trouble.ts';
import { chooseCamera } from '../../../renderer/camera/choose-camera.ts';

const cameras = (...labels: readonly string[]) => labels.map((label, index) => ({ deviceId: `id-${index}`, label }));

describe('which camera', () => {
  it.each([
    ['the one of last time', ['USB Camera', 'Eloam Document Camera'], 'USB Camera', 'USB Camera'],
    ['the one that looks down', ['Integrated Webcam', 'USB 高拍仪主摄'], null, 'USB 高拍仪主摄'],
    ['not the eye for the person', ['Doc Camera Face', 'USB2.0 Camera'], null, 'USB2.0 Camera'],
    ['the only one, whatever it is', ['Integrated Webcam'], null, 'Integrated Webcam'],
    ['a new one when the last is gone', ['HD Camera'], 'Eloam Document Camera', 'HD Camera'],
  ])('%s', (_, labels, remembered, expected) => {
    expect(chooseCamera(cameras(...labels), remembered)?.label).toBe(expected);
  });

  it('none of none; the first while labels are hidden', () => {
    expect(chooseCamera([], null)).toBeNull();
    expect(chooseCamera(cameras('', ''), '')?.deviceId).toBe('id-0');
  });

  it.each([
    ['NotAllowedError', 'not-allowed'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'in-use'],
    ['OverconstrainedError', 'unplugged'],
    ['AbortError', 'failed'],
  ])('%s in words', (name, trouble) => {
    expect(cameraTroubleOf(new DOMException('whatever', name))).toBe(trouble);
    expect(cameraTroubleOf('strange')).toBe('failed');
  });
});
