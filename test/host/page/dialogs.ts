/** The texts of a dialog of the host. */
export interface DialogTexts {
  title: string;
  text: string;
  confirmLabel: string;
  /** Absent in a dialog that can only be acknowledged. */
  cancelLabel?: string;
}

function button(label: string, value: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = label;
  element.value = value;
  return element;
}

/**
 * Shows a modal dialog of the host, outside every control.
 * @returns whether it was confirmed
 */
export function showDialog({ title, text, confirmLabel, cancelLabel }: DialogTexts): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'host-dialog';
  dialog.setAttribute('aria-label', title);
  const form = document.createElement('form');
  form.method = 'dialog';
  const heading = document.createElement('h2');
  heading.textContent = title;
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  form.append(heading, paragraph, button(confirmLabel, 'confirm'));
  if (cancelLabel !== undefined) {
    form.append(button(cancelLabel, 'cancel'));
  }
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'confirm');
    });
  });
}
