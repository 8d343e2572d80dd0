import * as React from 'react';
import { Button, Menu, MenuGroup, MenuGroupHeader, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { useTexts } from '../strings/texts';
import type { ExportFormat } from './useExport';

/** Properties of {@link ExportMenu}. */
export interface ExportMenuProps {
  /** Which rows go into the file, in words. */
  readonly scope: string;
  readonly onExport: (format: ExportFormat) => void;
}

/** A button that saves the list, or what is selected of it, as a file. */
export function ExportMenu({ scope, onExport }: ExportMenuProps): React.ReactElement {
  const texts = useTexts();
  const name = texts.text('Export_Action');
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={name} relationship="label">
          <Button appearance="subtle" icon={<ArrowDownloadRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover lang={texts.language}>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{scope}</MenuGroupHeader>
            <MenuItem onClick={() => onExport('csv')}>{texts.text('Export_Csv')}</MenuItem>
            <MenuItem onClick={() => onExport('json')}>{texts.text('Export_Json')}</MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The same button in a host that can't save files; it takes the focus, so that everybody can learn why. */
export function UnavailableExport(): React.ReactElement {
  const texts = useTexts();
  return (
    <Tooltip content={texts.text('Export_NotAvailable')} relationship="description">
      <Button appearance="subtle" icon={<ArrowDownloadRegular />} aria-label={texts.text('Export_Action')} disabledFocusable />
    </Tooltip>
  );
}
