import type { Amendment } from '../../../../main/domain/amendment.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { AnswerWords } from './AnswerWords.tsx';
import { useCaseText } from './case-text.ts';
import { fieldWords } from './field-words.ts';

interface VersionListProps {
  readonly file: CaseFileView;
  readonly item: Item | null;
}

/** 版本: every amendment with what it changed and why, those without effect among them. */
export function VersionList({ file, item }: VersionListProps) {
  const { t } = useCaseText();
  return (
    <ol className="versions">
      <li>
        <b>{t('file.version', { version: 1 })}</b> <span className="soft">{t('file.accepted')}</span>
      </li>
      {file.applied.map((amendment) => (
        <Version key={amendment.id} amendment={amendment} item={item} state={null} />
      ))}
      {file.own.map(({ amendment, state }) => (
        <Version key={amendment.id} amendment={amendment} item={item} state={state} />
      ))}
    </ol>
  );
}

interface VersionProps {
  readonly amendment: Amendment;
  readonly item: Item | null;
  readonly state: CaseFileView['own'][number]['state'] | null;
}

function Version({ amendment, item, state }: VersionProps) {
  const { t, language } = useCaseText();
  const { version, origin, actorName: name, at, reason, changes, materials } = amendment;
  return (
    <li>
      <b>{version === null ? '—' : t('file.version', { version })}</b>{' '}
      <span className="soft">
        {t(origin === 'county' ? 'file.byCounty' : 'file.byWindow', { name })} · {shortTime(at)}
      </span>
      {state && <div className="due-soon">{t(`file.${state}`)}</div>}
      {changes.map(({ pointer, from, to }) => (
        <div key={pointer}>
          <span className="soft">{fieldWords(item, language, pointer, to ?? from).label}</span>{' '}
          <AnswerWords item={item} pointer={pointer} value={from} /> →{' '}
          <AnswerWords item={item} pointer={pointer} value={to} />
        </div>
      ))}
      {materials.map((material) => (
        <div key={material.code}>
          {t('file.added', {
            name: item?.materials.find(({ code }) => code === material.code)?.name ?? material.code,
            count: material.pages.length,
          })}
        </div>
      ))}
      <div className="soft wrap-anywhere">{reason}</div>
    </li>
  );
}
