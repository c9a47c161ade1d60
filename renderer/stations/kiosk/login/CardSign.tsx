import './card-sign.css';
import { IdcardOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';

interface CardSignProps {
  readonly label: string;
  readonly onRead: () => void;
  readonly children?: ReactNode;
}

/** 放身份证: a card on its way down to the reader, drawn large enough to be understood without reading. */
export function CardSign({ label, onRead, children }: CardSignProps) {
  return (
    <div className="card-sign">
      <div className="card-sign-picture" aria-hidden>
        <IdcardOutlined className="card-sign-card" />
        <svg viewBox="0 0 60 40" className="card-sign-arrow" aria-hidden="true">
          <path d="M6 8 L30 32 L54 8" />
        </svg>
        <span className="card-sign-reader" />
      </div>
      {children}
      <Button size="large" data-press="read-card" onClick={onRead}>
        {label}
      </Button>
    </div>
  );
}
