import { Radio } from 'antd';
import { useState } from 'react';
import type { Item, MaterialRequirement } from '../../main/domain/catalogue.ts';
import { askedMaterials } from '../../main/domain/item-guide.ts';
import type { Failure } from '../../main/domain/result.ts';
import { call } from '../bridge/client.ts';
import { useText } from '../text/shell-text.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useDisclosureText } from './disclosure-text.ts';
import { SheetButtons } from './SheetButtons.tsx';

interface GuideMaterialsProps {
  readonly item: Item;
  /** Where an A4 printer may be: at a window. */
  readonly canPrint: boolean;
}

/** 要带的材料: the answers decide, here and on the printed sheet alike (R06). */
export function GuideMaterials({ item, canPrint }: GuideMaterialsProps) {
  const { t } = useText();
  const { t: say } = useDisclosureText();
  const [situation, setSituation] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const hasAnswer = item.situations.length > 0 && Object.keys(situation).length > 0;
  return (
    <>
      {item.situations.length > 0 && (
        <section className="guide-questions">
          <h3>{say('situations')}</h3>
          {item.situations.map(({ key, question, options }) => (
            <fieldset key={key} className="guide-question">
              <legend>{question}</legend>
              <Radio.Group
                name={`guide-${item.code}-${key}`}
                value={situation[key] ?? null}
                options={options.map((option) => ({ value: option.key, label: option.label }))}
                onChange={({ target }) => setSituation({ ...situation, [key]: String(target.value) })}
              />
            </fieldset>
          ))}
        </section>
      )}
      <div className="guide-head">
        <h3>{hasAnswer ? say('forYou') : t('open.materials')}</h3>
        {canPrint && (
          <SheetButtons
            words={say('sheet')}
            ask={() => call('itemSheet', { itemCode: item.code, situation: { ...situation } })}
            onFailure={setFailure}
          />
        )}
      </div>
      {failure && <FailureAlert failure={failure} />}
      <ul className="guide-materials" data-testid="guide-materials">
        {askedMaterials(item, situation).map(({ material, kind }) => (
          <Material key={material.code} material={material} isAsked={kind === 'asked'} />
        ))}
      </ul>
    </>
  );
}

function Material({ material, isAsked }: { readonly material: MaterialRequirement; readonly isAsked: boolean }) {
  const { t } = useText();
  const { t: say } = useDisclosureText();
  const marks = [
    isAsked ? t('open.required') : t('open.depends'),
    ...(material.originals > 0 ? [t('open.originals', { count: material.originals })] : []),
    ...(material.copies > 0 ? [t('open.copies', { count: material.copies })] : []),
    ...(material.eLicence ? [t('open.eLicence')] : []),
    ...(material.deferrable ? [t('open.deferrable')] : []),
    ...(material.commitmentOk ? [t('open.commitment')] : []),
    ...(material.generated ? [t('open.generated')] : []),
  ];
  return (
    <li>
      <b className="wrap-anywhere">{material.name}</b>{' '}
      {marks.map((mark, index) => (
        <span key={mark} className={`tone guide-mark ${index === 0 && isAsked ? 'tone-moving' : 'tone-calm'}`}>
          {mark}
        </span>
      ))}
      <div className="soft wrap-anywhere">
        {material.source}
        {!isAsked && ` · ${say('dependsOn')}`}
        {material.certificate && ` · ${t('open.basis')} ${material.certificate.basis}`}
      </div>
    </li>
  );
}
