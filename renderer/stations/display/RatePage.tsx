import '../../citizen/citizen.css';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { RatingForm } from '../../citizen/RatingForm.tsx';
import { callDisplay } from './display-client.ts';

/** 好差评 on this side of the glass: the clerk stays signed in, and has no way to send it. */
export function RatePage({ view }: { readonly view: ViewOf<'rate'> }) {
  const { taskId, token, itemName } = view;
  return (
    <div className="citizen display-rate">
      <div className="citizen-body">
        <RatingForm
          itemName={itemName}
          canWrite={false}
          send={(rating) => callDisplay('rateVisit', { taskId, token, rating })}
          onSent={() => undefined}
          onLeave={() => void callDisplay('finish', {})}
        />
      </div>
    </div>
  );
}
