import '../../citizen/citizen.css';
import './rate.css';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { RatingForm } from '../../citizen/RatingForm.tsx';
import { KioskKeyboard } from '../../keyboard/KioskKeyboard.tsx';
import { callDisplay } from './display-client.ts';
import { PageTools } from './PageTools.tsx';
import { useBeingTouched } from './use-being-touched.ts';

/** 好差评 on this side of the glass: the clerk stays signed in, and has no way to send it or to read the words. */
export function RatePage({ view }: { readonly view: ViewOf<'rate'> }) {
  const { taskId, token, itemName } = view;
  const page = useBeingTouched(taskId);
  return (
    <div className="citizen display-rate" ref={page}>
      <header className="display-aside display-corner">
        <PageTools />
      </header>
      <div className="citizen-body">
        <RatingForm
          itemName={itemName}
          send={(rating) => callDisplay('rateVisit', { taskId, token, rating })}
          onSent={() => undefined}
          onLeave={() => void callDisplay('finish', {})}
        />
      </div>
      <KioskKeyboard />
    </div>
  );
}
