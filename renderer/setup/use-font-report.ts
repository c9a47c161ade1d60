import { useEffect, useState } from 'react';
import { fontFamily } from '../theme.ts';
import { checkFonts, type FontReport } from './font-check.ts';

/** null until all samples were drawn. */
export function useFontReport(): FontReport | null {
  const [report, setReport] = useState<FontReport | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void checkFonts(fontFamily).then((found) => {
      if (isCurrent) setReport(found);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return report;
}
