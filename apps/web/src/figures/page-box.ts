/** Where drawers and dialogs are put. On the body itself Ant Design locks scrolling by a style without a nonce, which our policy refuses. */
export function pageBox(): HTMLElement {
  return document.getElementById('root') ?? document.body;
}
