import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentPolicy, contentType, fileOfAddress, SCHEME } from './app-scheme.ts';

/** Must run before the app is ready: Chromium learns of schemes when its processes start, and only once. */
export function registerScheme(): void {
  // standard: relative addresses and an origin. secure: camera and crypto, as on https. stream: sound and video elements.
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
}

/**
 * Answers one request for a page's file. `serverUrl` is asked at each request, so that a reload after the settings
 * were corrected gets the policy that fits them.
 */
export async function answerPage(pagesFolder: string, request: Request, serverUrl: () => string | undefined): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } });
  const file = fileOfAddress(pagesFolder, request.url);
  if (file === undefined) return new Response(null, { status: 403 });
  try {
    // Electron's fs reads inside the asar as in a folder.
    const body = await readFile(file);
    return new Response(body, {
      headers: {
        'content-type': contentType(file),
        'content-security-policy': contentPolicy(serverUrl()),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  } catch (error) {
    if (isAbsent(error)) return new Response(null, { status: 404 });
    throw error;
  }
}

/** From now on the scheme shows the files of this folder. */
export function servePages(pagesFolder: string, serverUrl: () => string | undefined): void {
  protocol.handle(SCHEME, (request) => answerPage(pagesFolder, request, serverUrl));
}
