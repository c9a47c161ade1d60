import type { ReactNode, Ref } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { PageTools } from './PageTools.tsx';

interface DisplayFrameProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly aside?: ReactNode;
  readonly failure?: Failure | null;
  readonly bodyRef?: Ref<HTMLElement>;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** The one frame of every page: what this is, the words, and what can be done, always in the same places. */
export function DisplayFrame({ title, hint, aside, failure, bodyRef, children, actions }: DisplayFrameProps) {
  return (
    <div className="display-frame">
      <header>
        <div>
          <h1>{title}</h1>
          {hint && <p className="soft">{hint}</p>}
        </div>
        <div className="display-aside">
          {aside}
          <PageTools />
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well */}
      <section className="display-body" ref={bodyRef} tabIndex={0}>
        {failure && <FailureAlert failure={failure} audience="citizen" />}
        {children}
      </section>
      <footer className="display-actions">{actions}</footer>
    </div>
  );
}
