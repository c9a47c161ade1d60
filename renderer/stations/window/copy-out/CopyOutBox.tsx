import './copy-out.css';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { asTsv } from '../../../../main/domain/copy-out/transform.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CopyRowView } from '../../../../preload/contract-window.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { CopyRows } from './CopyRows.tsx';
import { copyForAWhile } from './clipboard.ts';
import { useCopyOutText } from './copy-out-text.ts';

/** 抄录: for a vertical system without an interface, field by field in its own order. F7 copies the next one. */
export function CopyOutBox({ applicationId }: { readonly applicationId: string }) {
  const { t } = useCopyOutText();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="copy-out" aria-label={t('title')}>
      <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {isOpen ? t('close') : t('open')}
      </Button>
      {isOpen && <CopyPanel applicationId={applicationId} />}
    </section>
  );
}

function CopyPanel({ applicationId }: { readonly applicationId: string }) {
  const { t } = useCopyOutText();
  const { value: view, failure: unread, again } = useCall('copyOut', { applicationId });
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRefused, setRefused] = useState(false);
  const rows = view?.rows ?? [];

  // Noted before it leaves: what could not be noted is not copied.
  const copy = async (chosen: readonly CopyRowView[], how: 'field' | 'table') => {
    if (!view || chosen.length === 0) return;
    const noted = await call('noteCopied', { applicationId, fields: chosen.map(({ from }) => from), how });
    setFailure(noted.ok ? null : noted.failure);
    if (!noted.ok) return;
    const text = how === 'table' ? asTsv(chosen) : (chosen[0]?.value ?? '');
    try {
      await copyForAWhile(text, view.clearAfterSeconds);
      setRefused(false);
      setCopied((before) => new Set([...before, ...chosen.map(({ from }) => from)]));
    } catch {
      setRefused(true);
    }
  };
  const sheet = async () => {
    const made = await call('copyOutSheet', { applicationId });
    setFailure(made.ok ? null : made.failure);
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
  };
  const next = rows.find(({ from, value }) => value !== '' && !copied.has(from));
  useNextKey(() => next && void copy([next], 'field'));
  if (unread) return <FailureAlert failure={unread} onAgain={again} />;
  if (!view) return null;
  return (
    <div className="copy-panel">
      <p className="soft">
        {view.system === null ? t('byForm') : t('bySystem', { system: view.system })} ·{' '}
        {t('progress', { done: copied.size, all: rows.length })}
      </p>
      <div className="copy-actions">
        <Button type="primary" disabled={!next} onClick={() => next && void copy([next], 'field')}>
          {t('next')} F7
        </Button>
        <Button onClick={() => void copy(rows, 'table')}>{t('all')}</Button>
        <Button onClick={() => void sheet()}>{t('sheet')}</Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
      {isRefused && <Alert type="warning" showIcon title={t('failed')} />}
      <CopyRows rows={rows} copied={copied} next={next?.from ?? null} onCopy={(row) => void copy([row], 'field')} />
      <p className="soft">{t('clears', { seconds: view.clearAfterSeconds })}</p>
    </div>
  );
}

function useNextKey(onNext: () => void): void {
  const newest = useRef(onNext);
  newest.current = onNext;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F7' || event.altKey) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
