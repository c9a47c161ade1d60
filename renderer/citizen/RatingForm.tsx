import { FrownOutlined, MehOutlined, SmileOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type GivenRating,
  type RatingAspect,
  type RatingLevel,
  ratingAspectNames,
  ratingAspects,
  ratingLevelNames,
  ratingLevels,
} from '../../main/domain/rating/rating.ts';
import type { Failure, Result } from '../../main/domain/result.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useCitizenText } from './citizen-text.ts';

const faces: Readonly<Record<RatingLevel, ReactNode>> = {
  1: <SmileOutlined aria-hidden />,
  2: <SmileOutlined aria-hidden />,
  3: <MehOutlined aria-hidden />,
  4: <FrownOutlined aria-hidden />,
  5: <FrownOutlined aria-hidden />,
};

interface RatingFormProps {
  readonly itemName: string;
  /** By whichever door this page has. */
  readonly send: (rating: GivenRating) => Promise<Result<unknown>>;
  readonly onSent: () => void;
  readonly onLeave: () => void;
}

/** 好差评: one touch is enough; nothing is chosen beforehand, and leaving is as easy as sending. */
export function RatingForm({ itemName, send: sendRating, onSent, onLeave }: RatingFormProps) {
  const { t, pick } = useCitizenText();
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [aspects, setAspects] = useState<GivenRating['aspects']>({ efficiency: null, skill: null, manner: null });
  const [words, setWords] = useState('');
  const [isNamed, setNamed] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(): Promise<void> {
    if (level === null) return;
    setBusy(true);
    const reply = await sendRating({ level, aspects, words, isNamed }).finally(() => setBusy(false));
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) onSent();
  }

  return (
    <div className="citizen-form" data-page="rating">
      <h1>{t('rate.title')}</h1>
      <p className="soft wrap-anywhere">{t('rate.about', { item: itemName })}</p>
      <fieldset className="rating-levels" aria-label={t('rate.title')}>
        {ratingLevels.map((one) => (
          <button
            key={one}
            type="button"
            className="citizen-choice"
            data-level={one}
            aria-pressed={level === one}
            onClick={() => setLevel(one)}
          >
            {faces[one]}
            {pick(ratingLevelNames[one])}
          </button>
        ))}
      </fieldset>
      <section className="citizen-aspects">
        <p>{t('rate.aspects')}</p>
        {ratingAspects.map((aspect) => (
          <Aspect
            key={aspect}
            aspect={aspect}
            level={aspects[aspect]}
            onLevel={(chosen) => setAspects({ ...aspects, [aspect]: chosen })}
          />
        ))}
      </section>
      <div>
        <label htmlFor="rating-words">{t('rate.words')}</label>
        <Input.TextArea
          id="rating-words"
          rows={2}
          maxLength={500}
          value={words}
          placeholder={t('rate.wordsHint')}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <div>
        <Checkbox checked={isNamed} onChange={({ target }) => setNamed(target.checked)}>
          {t('rate.named')}
        </Checkbox>
        <p className="soft">{t('rate.namedHint')}</p>
      </div>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <div className="citizen-actions">
        <Button type="primary" size="large" loading={isBusy} disabled={level === null} onClick={() => void send()}>
          {t('rate.send')}
        </Button>
        <Button size="large" onClick={onLeave}>
          {t('close')}
        </Button>
        {level === null && <span className="soft">{t('rate.choose')}</span>}
      </div>
    </div>
  );
}

interface AspectProps {
  readonly aspect: RatingAspect;
  readonly level: RatingLevel | null;
  readonly onLevel: (level: RatingLevel | null) => void;
}

function Aspect({ aspect, level, onLevel }: AspectProps) {
  const { pick } = useCitizenText();
  return (
    <fieldset className="rating-aspect" aria-label={pick(ratingAspectNames[aspect])}>
      <span>{pick(ratingAspectNames[aspect])}</span>
      {ratingLevels.map((one) => (
        <button
          key={one}
          type="button"
          className="citizen-choice"
          aria-pressed={level === one}
          onClick={() => onLevel(level === one ? null : one)}
        >
          {pick(ratingLevelNames[one])}
        </button>
      ))}
    </fieldset>
  );
}
