import { type FileDoor, isFilePath } from '../../files.ts';
import { securityHeaders } from '../content-security.ts';
import type { RendererFiles } from '../renderer-files.ts';

/** The page's home. `standard` and `secure` give it an origin of its own, so that the CSP's 'self' means something. */
export const appScheme = 'app';
export const appOrigin = 'app://terminal';

/** Answers app://terminal/…; everything else is not ours. */
export function createAppProtocol(doors: {
  readonly files: FileDoor;
  readonly renderer: RendererFiles;
  /** What the screens of this station may ask of the machine; nothing beyond the usual where it is not given. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Which of the screens' own files this page may have; all of them where it is not given. */
  readonly mayHave?: (pathname: string) => boolean;
}) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.host !== 'terminal' || request.method !== 'GET') return refuse(403);
    if (doors.mayHave && !doors.mayHave(url.pathname)) return refuse(403);
    const found = isFilePath(url.pathname)
      ? await doors.files.read(url.pathname)
      : await doors.renderer.read(url.pathname);
    if (!found) return refuse(404);
    return new Response(new Blob([Uint8Array.from(found.bytes)]), {
      status: 200,
      headers: { ...(doors.headers ?? securityHeaders), 'content-type': found.mediaType },
    });
  };
}

function refuse(status: 403 | 404): Response {
  return new Response(null, { status, headers: securityHeaders });
}
