import { showDialog } from './dialogs';

const confirmLabel = 'OK';
const cancelLabel = 'Cancel';

/** What the host can't do it says, so that a person sees what Power Apps would have been asked for. */
async function note(text: string): Promise<void> {
  await showDialog({ title: 'Power Apps', text, confirmLabel });
}

function download({ fileContent, fileName, mimeType }: ComponentFramework.FileObject): void {
  const link = document.createElement('a');
  link.href = `data:${mimeType};base64,${fileContent}`;
  link.download = fileName;
  link.click();
}

/** Creates `context.navigation`: real dialogs, new windows and downloads, and notes for what only an app can open. */
export function createNavigation(): ComponentFramework.Navigation {
  return {
    async openAlertDialog({ text, confirmButtonLabel }) {
      await showDialog({ title: 'Alert', text, confirmLabel: confirmButtonLabel ?? confirmLabel });
    },
    async openConfirmDialog({ title, subtitle, text, confirmButtonLabel, cancelButtonLabel }) {
      const confirmed = await showDialog({
        title: title ?? 'Confirm',
        text: subtitle === undefined ? text : `${subtitle}\n${text}`,
        confirmLabel: confirmButtonLabel ?? confirmLabel,
        cancelLabel: cancelButtonLabel ?? cancelLabel,
      });
      return { confirmed };
    },
    async openErrorDialog({ message, details, errorCode }) {
      const text = [message, details, errorCode === undefined ? undefined : `Error code ${errorCode}`].filter(Boolean).join('\n');
      await showDialog({ title: 'Error', text, confirmLabel });
    },
    openFile(file) {
      download(file);
      return Promise.resolve();
    },
    async openForm({ entityName, entityId }) {
      await note(`A form would open: ${entityName} ${entityId ?? '(new)'}`);
      return { savedEntityReference: [] };
    },
    openUrl(url) {
      globalThis.open(url, '_blank', 'noopener');
    },
    openWebResource(name) {
      void note(`A web resource would open: ${name}`);
    },
  };
}
