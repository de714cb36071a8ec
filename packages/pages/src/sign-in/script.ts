/**
 * The one script of the pages of signing in, for what can't be done without: passkeys, and filling in what stands in the
 * address behind `#`, which never reaches the server. Everything else works where it does not run.
 */
export const signInScript: string = `"use strict";
(() => {
  const form = document.querySelector("[data-fill]");
  if (form && location.hash.length > 1) {
    const names = form.dataset.fill.split(" ");
    const given = names.length === 1 ? { [names[0]]: location.hash.slice(1) } : Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    for (const name of names) if (given[name]) form.elements[name].value = given[name];
    history.replaceState(null, "", location.pathname);
  }
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) return;
  const wrong = document.querySelector("[data-passkey-wrong]");
  const ask = async (path, body) => {
    const answer = await fetch("/api/auth/passkey/" + path, body === undefined ? {} : {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const acts = {
    "sign-in": async () => {
      const options = await ask("generate-authenticate-options");
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, userVerification: "required" });
      const credential = await navigator.credentials.get({ publicKey });
      await ask("verify-authentication", { response: credential.toJSON() });
    },
    add: async ({ account }) => {
      const options = await ask("generate-register-options?name=" + encodeURIComponent(account));
      const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      const name = document.getElementById("f-device").value.trim();
      await ask("verify-registration", { response: credential.toJSON(), ...(name && { name }) });
    },
  };
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false;
    const around = button.closest("[data-passkey-add]");
    if (around) around.hidden = false;
    button.addEventListener("click", async () => {
      wrong.hidden = true;
      button.disabled = true;
      try {
        await acts[button.dataset.passkey](button.dataset);
        location.assign(button.dataset.next);
      } catch (error) {
        // a session of yesterday adds no passkey: sign in again first
        if (error.message === "403" && button.dataset.again) location.assign(button.dataset.again);
        wrong.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  }
})();
`;
