import { Templates } from '@rjsf/antd';
import type { BaseInputTemplateProps } from '@rjsf/utils';
import { Input } from 'antd';
import type { ComponentType } from 'react';

const AntdBaseInput = Templates.BaseInputTemplate as ComponentType<BaseInputTemplateProps>;

/** A read-only answer stays readable and selectable, but the keyboard passes it by; @rjsf/antd would grey it out. */
export function BaseInputTemplate(props: BaseInputTemplateProps) {
  if (!props.readonly) return <AntdBaseInput {...props} />;
  return <Input id={props.id} readOnly tabIndex={-1} value={props.value === undefined ? '' : String(props.value)} />;
}
