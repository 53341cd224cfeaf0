/**
 * Networks and guests as beans that are made of the schemas: reading, checking and printing them. What is not made is marked for JSpecify
 * class by class; a bean returns null for what its document does not say.
 */
package dev.xmlnet.model;
