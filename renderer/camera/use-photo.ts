import { useCallback, useEffect, useState } from 'react';

export interface Photo {
  readonly blob: Blob | null;
  readonly url: string | null;
  show(blob: Blob | null): void;
}

/** The photo that is being looked at; its memory is given back when another takes its place. */
export function usePhoto(): Photo {
  const [blob, setBlob] = useState<Blob | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === null) return setUrl(null);
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return { blob, url, show: useCallback((next) => setBlob(next), []) };
}
