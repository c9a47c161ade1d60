/** Which camera this terminal used last, by its label: ids change with the profile. No personal data. */
const key = 'document-camera';

export function rememberedCamera(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function rememberCamera(label: string): void {
  try {
    localStorage.setItem(key, label);
  } catch {
    // A full or forbidden store: the next choice is by the label's words again.
  }
}
