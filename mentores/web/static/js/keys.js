/* Passkeys and security keys: a form with data-key asks the browser for one and sends what it answers. */
(function () {
  'use strict';

  var able = window.PublicKeyCredential && window.fetch && navigator.credentials && navigator.credentials.create;

  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    var found = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i += 1) {
      found[i] = plain.charCodeAt(i);
    }
    return found.buffer;
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  }

  function known(list) {
    return (list || []).map(function (one) {
      return { type: one.type, id: bytes(one.id), transports: one.transports };
    });
  }

  function make(form, options) {
    var wanted = options.publicKey;
    var alone = form.elements.passwordless && form.elements.passwordless.checked;
    wanted.challenge = bytes(wanted.challenge);
    wanted.user.id = bytes(wanted.user.id);
    wanted.excludeCredentials = known(wanted.excludeCredentials);
    wanted.authenticatorSelection = wanted.authenticatorSelection || {};
    wanted.authenticatorSelection.residentKey = alone ? 'required' : 'discouraged';
    wanted.authenticatorSelection.requireResidentKey = Boolean(alone);
    if (alone) {
      wanted.authenticatorSelection.userVerification = 'required';
    }
    return navigator.credentials.create({ publicKey: wanted });
  }

  function use(options) {
    var wanted = options.publicKey;
    wanted.challenge = bytes(wanted.challenge);
    wanted.allowCredentials = known(wanted.allowCredentials);
    return navigator.credentials.get({ publicKey: wanted });
  }

  function written(credential) {
    var answer = credential.response;
    var told = { clientDataJSON: text(answer.clientDataJSON) };
    if (answer.attestationObject) {
      told.attestationObject = text(answer.attestationObject);
      told.transports = answer.getTransports ? answer.getTransports() : [];
    } else {
      told.authenticatorData = text(answer.authenticatorData);
      told.signature = text(answer.signature);
      told.userHandle = answer.userHandle ? text(answer.userHandle) : null;
    }
    return JSON.stringify({
      type: credential.type,
      id: credential.id,
      rawId: text(credential.rawId),
      authenticatorAttachment: credential.authenticatorAttachment,
      response: told,
      clientExtensionResults: credential.getClientExtensionResults()
    });
  }

  function asked(form) {
    var kept = form.getAttribute('data-options');
    if (kept) {
      return Promise.resolve(JSON.parse(kept));
    }
    return fetch(form.action, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (answer) { return answer.json(); })
      .then(function (told) { return told.request_options; });
  }

  function ready(form) {
    var failed = form.querySelector('.key-failed');
    form.hidden = false;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      failed.hidden = true;
      asked(form).then(function (options) {
        return form.getAttribute('data-key') === 'add' ? make(form, options) : use(options);
      }).then(function (credential) {
        form.elements.credential.value = written(credential);
        form.submit();
      }).catch(function () {
        failed.hidden = false;
      });
    });
  }

  if (able) {
    [].forEach.call(document.querySelectorAll('form[data-key]'), ready);
    [].forEach.call(document.querySelectorAll('[data-no-key]'), function (one) { one.hidden = true; });
  }
  [].forEach.call(document.querySelectorAll('[data-print]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
}());
