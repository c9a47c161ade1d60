import './visit.css';
import { EnvironmentOutlined } from '@ant-design/icons';
import { Alert, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import { type Handling, pickups } from '../../../../main/domain/place/handling.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { changeVisit, type Visit } from './visit.ts';
import { useVisitText } from './visit-text.ts';

interface HandlingBarProps {
  readonly visit: Visit;
  readonly draft: Draft | null;
  /** Before the form it is always offered; beside the form only where it says something. */
  readonly isAlwaysShown: boolean;
}

const here = 'here';
type Wish = Omit<Handling, 'placeName'>;

/** 办理地 (R50): here, or taken in for another place that the county has published. */
export function HandlingBar({ visit, draft, isAlwaysShown }: HandlingBarProps) {
  const { t, pick } = useVisitText();
  const { value: view } = useCall('handlingPlaces', { itemCode: draft?.itemCode ?? null });
  const [failure, setFailure] = useState<Failure | null>(null);
  const chosen: Wish | null = draft ? (draft.handledBy ?? null) : visit.handling;
  if (!view || (view.places.length === 0 && !view.ownBarred)) return null;
  const isBarredHere = chosen === null && view.ownBarred !== null;
  if (!isAlwaysShown && chosen === null && !isBarredHere) return null;

  const choose = async (handling: Wish | null) => {
    if (!draft) return changeVisit({ handling });
    await (await deskReady()).settled();
    const stored = await call('chooseHandling', { draftId: draft.id, handling });
    setFailure(stored.ok ? null : stored.failure);
  };
  const ownName = view.own ? t('place.own', { name: view.own.name }) : t('place.nobody');
  return (
    <section className="handling-bar panel" aria-label={t('place.label')}>
      <div className="handling-row">
        <label htmlFor="handling-place">
          <EnvironmentOutlined aria-hidden /> {t('place.label')}
        </label>
        <Select
          id="handling-place"
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen?.placeCode ?? here}
          onChange={(code) => void choose(code === here ? null : { ...chosen, placeCode: code })}
          options={[
            { value: here, label: ownName },
            ...view.places.map(({ code, name, barred }) => ({
              value: code,
              label: name,
              disabled: barred !== null,
              title: barred ? pick(barred) : name,
            })),
          ]}
        />
        {chosen && (
          <span className="handling-words">
            {t('place.elsewhere', { name: view.places.find(({ code }) => code === chosen.placeCode)?.name ?? '' })}
          </span>
        )}
      </div>
      {chosen && draft && (
        <PickupChoice
          key={draft.id}
          wish={chosen}
          isInForm={view.asksForResult}
          onChoose={(wish) => void choose(wish)}
        />
      )}
      {isBarredHere && view.ownBarred && <Alert type="warning" showIcon title={pick(view.ownBarred)} />}
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}

interface PickupChoiceProps {
  readonly wish: Wish;
  readonly isInForm: boolean;
  readonly onChoose: (wish: Wish) => void;
}

/** 结果领取: where the form asks for it already, nobody asks twice. */
function PickupChoice({ wish, isInForm, onChoose }: PickupChoiceProps) {
  const { t } = useVisitText();
  const [address, setAddress] = useState(wish.address ?? '');
  if (isInForm) return <p className="soft">{t('place.inForm')}</p>;
  return (
    <div className="handling-row">
      <span>{t('place.pickup')}</span>
      <Radio.Group
        value={wish.pickup ?? null}
        onChange={({ target }) => onChoose({ ...wish, pickup: target.value })}
        options={pickups.map((way) => ({ value: way, label: t(`place.${way}`) }))}
      />
      {wish.pickup === 'mail' && (
        <Input
          aria-label={t('place.address')}
          placeholder={t('place.address')}
          value={address}
          maxLength={200}
          onChange={({ target }) => setAddress(target.value)}
          onBlur={() => address !== (wish.address ?? '') && onChoose({ ...wish, address })}
        />
      )}
    </div>
  );
}
