import { Widgets } from '@rjsf/antd';
import type { WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';

const AntdRadio = Widgets.RadioWidget as ComponentType<WidgetProps>;

/** @rjsf/antd 6.10 gives each radio a `disabled={false}` of its own, which outweighs its read-only group. */
export function RadioWidget(props: WidgetProps) {
  return <AntdRadio {...props} disabled={Boolean(props.disabled || props.readonly)} />;
}
