import { FilePdfOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import type { MaterialEntry, PageRef } from '../../../../main/domain/application.ts';
import { useItem } from '../../../desk/hooks.ts';
import { useText } from '../../../text/shell-text.ts';

interface MaterialPagesProps {
  readonly itemCode: string;
  readonly materials: readonly MaterialEntry[];
}

/** What was handed in, page by page; a click enlarges. */
export function MaterialPages({ itemCode, materials }: MaterialPagesProps) {
  const { t } = useText();
  const item = useItem(itemCode);
  const given = materials.filter((entry) => entry.method !== 'none' || entry.pages.length > 0 || entry.originalSeen);
  if (given.length === 0) return <p className="soft">{t('detail.noPages')}</p>;
  return (
    <Image.PreviewGroup>
      {given.map((entry) => (
        <section key={`${entry.code} ${entry.pages[0]?.sha256 ?? ''}`} className="material">
          <h4 className="wrap-anywhere">
            {item?.materials.find(({ code }) => code === entry.code)?.name ?? entry.code}{' '}
            <span className="soft">
              {t(`detail.method.${entry.method}`)}
              {entry.originalSeen ? ` · ${t('detail.originalSeen')}` : ''}
            </span>
          </h4>
          <div className="thumbnails">
            {entry.pages.map((page, index) => (
              <Thumbnail key={page.sha256} page={page} label={t('detail.page', { n: index + 1 })} />
            ))}
          </div>
        </section>
      ))}
    </Image.PreviewGroup>
  );
}

function Thumbnail({ page, label }: { readonly page: PageRef; readonly label: string }) {
  const url = `/pages/${page.sha256}`;
  if (page.mediaType === 'application/pdf') {
    return (
      <a className="thumbnail-pdf" href={url} target="_blank" rel="noreferrer">
        <FilePdfOutlined aria-hidden /> {label}
      </a>
    );
  }
  return <Image src={url} alt={label} width={96} height={128} />;
}
