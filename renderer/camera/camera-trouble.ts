/** Why there is no picture, in the page's own words. */
export type CameraTrouble = 'not-allowed' | 'none' | 'in-use' | 'unplugged' | 'unsupported' | 'failed';

/** Names of the errors of getUserMedia (W3C Media Capture, section 10.3); the messages differ from browser to browser. */
export function cameraTroubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'not-allowed';
    case 'NotFoundError':
      return 'none';
    case 'NotReadableError':
      return 'in-use';
    case 'OverconstrainedError':
      // Asked for by its id, and gone since.
      return 'unplugged';
    case 'AbortError':
      return 'failed';
    default:
      return 'failed';
  }
}
