/* A button with data-copy puts the text of the field that it names on the clipboard; one with data-print prints. */
(function () {
  'use strict';

  function copied(name) {
    var told = document.querySelector('[data-copied="' + name + '"]');
    if (told) {
      told.hidden = false;
    }
  }

  function bySelection(field, name) {
    field.focus();
    field.select();
    if (document.execCommand('copy')) {
      copied(name);
    }
  }

  function copy(name) {
    var field = document.getElementById(name);
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(field.value).then(function () {
        copied(name);
      }).catch(function () {
        bySelection(field, name);
      });
    } else {
      bySelection(field, name);
    }
  }

  [].forEach.call(document.querySelectorAll('[data-print]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
  [].forEach.call(document.querySelectorAll('[data-copy]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      copy(button.getAttribute('data-copy'));
    });
  });
}());
