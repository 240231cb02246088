/** Sends calls of the API to a server, each as somebody who has signed in. */
export function senderTo(url) {
  return async ({ cookie, csrf }, method, path, body) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        origin: url,
        cookie: `${cookie.name}=${cookie.value}`,
        'x-csrf-token': csrf,
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
}
