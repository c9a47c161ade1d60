import { FontSizeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { LanguageButton } from '../../widgets/LanguageButton.tsx';
import { useDisplayText } from './display-text.ts';
import { turnLargeType, useLargeType } from './large-type.ts';

/** On every page, in the same corner: larger words, other words. */
export function PageTools() {
  const { t } = useDisplayText();
  const isLarge = useLargeType();
  return (
    <>
      <Button type="text" icon={<FontSizeOutlined />} onClick={turnLargeType}>
        {t(isLarge ? 'usualType' : 'largeType')}
      </Button>
      <LanguageButton />
    </>
  );
}
