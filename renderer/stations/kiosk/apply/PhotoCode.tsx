import { CameraOutlined } from '@ant-design/icons';
import { QRCode } from 'antd';
import { useSigningPace } from '../session/kiosk-session.ts';
import { useApplyText } from './apply-text.ts';

interface PhotoCodeProps {
  /** What the slip would carry. */
  readonly code: string;
  /** As people read it out. */
  readonly number: string;
}

/** Where nothing can be printed: number and code to be photographed, from where a phone is held. Nobody is hurried meanwhile. */
export function PhotoCode({ code, number }: PhotoCodeProps) {
  const { t } = useApplyText();
  useSigningPace();
  return (
    <figure className="photo-code" data-photo={code}>
      <span aria-hidden>
        <QRCode value={code} size={420} type="svg" bordered={false} color="#000" bgColor="#fff" errorLevel="M" />
      </span>
      <figcaption>
        <b className="mono photo-number" data-testid="case-number">
          {number}
        </b>
        <span>
          <CameraOutlined aria-hidden /> {t('filed.photo')}
        </span>
      </figcaption>
    </figure>
  );
}
