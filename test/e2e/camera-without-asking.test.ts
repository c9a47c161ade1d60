import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBrowserWindow } from '../../main/hosts/browser/open-window.ts';
import { openBrowser } from '../support/browser.ts';

test('the profile of the terminal’s window gives the camera without asking, and refuses the microphone', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'camera-profile-'));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>papers</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  // Lays the profile out and ends at once; the browser with the camera that is none comes after it.
  const laidOut = await openBrowserWindow({
    browser: process.execPath,
    url,
    station: 'window',
    dataDir,
    forgetDesk: false,
  });
  await laidOut.closed;
  const args = ['--use-fake-device-for-media-stream'];
  const browser = await openBrowser({ profile: path.join(dataDir, 'browser'), args });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const asked = (wish: MediaStreamConstraints) =>
      page.evaluate(
        (media) =>
          navigator.mediaDevices.getUserMedia(media).then(
            () => 'given',
            (refusal: DOMException) => refusal.name,
          ),
        wish,
      );
    expect(await asked({ video: true })).toBe('given');
    expect(await asked({ audio: true })).toBe('NotAllowedError');
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
});
