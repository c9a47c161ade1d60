/** For the technician who opens the page's console; a person at the window is told on the screen. */
export function noteTrouble(what: string, reason: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the one place that writes to it
  console.warn(what, reason);
}
