import { Button } from 'antd';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { DisplayFrame } from './DisplayFrame.tsx';
import { callDisplay } from './display-client.ts';
import { useDisplayText } from './display-text.ts';

/** 缴费提示: the catalogue's amounts and the number to pay under; nothing is paid here. */
export function FeePage({ view }: { readonly view: ViewOf<'fee'> }) {
  const { t } = useDisplayText();
  const { itemName, lines, total, number, code } = view;
  return (
    <DisplayFrame
      title={t('fee.title')}
      hint={itemName}
      actions={
        <>
          <span className="display-spring" />
          <Button size="large" type="primary" onClick={() => void callDisplay('finish', {})}>
            {t('fee.ok')}
          </Button>
        </>
      }
    >
      <div className="display-fee">
        <div>
          <dl>
            {lines.map(({ name, amount }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono">{t('fee.yuan', { amount })}</dd>
              </div>
            ))}
            <div className="display-total">
              <dt>{t('fee.total')}</dt>
              <dd className="mono">{t('fee.yuan', { amount: total })}</dd>
            </div>
          </dl>
          <p>{t('fee.how')}</p>
        </div>
        <figure>
          <svg viewBox={`0 0 ${code.side} ${code.side}`} role="img" aria-label={number} shapeRendering="crispEdges">
            <rect width={code.side} height={code.side} fill="#fff" />
            <path d={code.path} fill="#000" />
          </svg>
          <figcaption>
            {t('fee.number')}
            <br />
            <span className="mono">{number}</span>
          </figcaption>
        </figure>
      </div>
    </DisplayFrame>
  );
}
