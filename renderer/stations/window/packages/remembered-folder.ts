const key = 'package-folder';

/** A folder that was typed once is offered again on this machine; a convenience, never a truth. */
export function rememberedFolder(): string | null {
  return window.localStorage.getItem(key);
}

export function rememberFolder(folder: string): void {
  window.localStorage.setItem(key, folder);
}
