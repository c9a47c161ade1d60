import { Button, Image } from 'antd';
import type { HandsProps } from '../SimulatorPanel.tsx';
import { useSimulatorText } from './simulator-text.ts';

export function PrinterHands({ state, act }: HandsProps) {
  const { t } = useSimulatorText();
  const { paper, coverOpen, jammed, power, receipts } = state.bench.printer;
  const newestFirst = receipts.map((receipt, index) => ({ ...receipt, number: index + 1 })).reverse();
  return (
    <section className="hand-group">
      <h3>{t('printer')}</h3>
      <div className="hand-buttons">
        <Button onClick={() => act({ hand: paper ? 'removePaper' : 'loadPaper' })}>
          {t(paper ? 'paperOut' : 'paperIn')}
        </Button>
        <Button onClick={() => act({ hand: 'paperForReceipts', count: 1 })}>{t('paperFor')}</Button>
        <Button onClick={() => act({ hand: jammed ? 'clearPrinter' : 'jamPrinter' })}>
          {t(jammed ? 'clearPrinter' : 'jamPrinter')}
        </Button>
        <Button onClick={() => act({ hand: coverOpen ? 'closePrinterCover' : 'openPrinterCover' })}>
          {t(coverOpen ? 'coverClose' : 'coverOpen')}
        </Button>
        <Button onClick={() => act({ hand: power ? 'switchPrinterOff' : 'switchPrinterOn' })}>
          {t(power ? 'powerOff' : 'powerOn')}
        </Button>
      </div>
      <p className="soft">{t('receipts', { count: receipts.length })}</p>
      <div className="hand-receipts">
        <Image.PreviewGroup>
          {newestFirst.map(({ png, text, number }) => (
            <figure key={number}>
              <Image src={pictureOf(png)} alt={t('receipt', { n: number })} width={150} />
              <figcaption className="visually-hidden">{text}</figcaption>
            </figure>
          ))}
        </Image.PreviewGroup>
      </div>
    </section>
  );
}

const pictureOf = (png: string): string => (png.startsWith('data:') ? png : `data:image/png;base64,${png}`);
