package contract

import (
	"slices"
	"strings"
	"testing"
)

func TestWordsOfNames(t *testing.T) {
	for name, want := range map[string]string{
		"email": "email", "userID": "user id", "APIKey": "api key", "date_of_birth": "date of birth", "dateOfBirth": "date of birth",
		"X-Forwarded-For": "x forwarded for", "user[email]": "user email", "cvv2": "cvv2", "userIDs": "user ids", "HTMLParser": "html parser",
		"": "", "--": "", "Größe_cm": "größe cm",
	} {
		if got := strings.Join(words(name), " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestTermsOfNames(t *testing.T) {
	all, tail := terms("dateOfBirths")
	if want := strings.Fields("birth births date date_of date_of_birth date_of_births of of_birth of_births"); !slices.Equal(all, want) {
		t.Errorf("all: %v, want %v", all, want)
	}
	if want := strings.Fields("birth births date_of_birth date_of_births of_birth of_births"); !slices.Equal(tail, want) {
		t.Errorf("tail: %v, want %v", tail, want)
	}
}

func TestSensitivityOfNames(t *testing.T) {
	for _, tt := range []struct{ name, types, want string }{
		{"email", "string", "personal"},
		{"billingEmailAddress", "", "personal"},
		{"emails", "array", "personal"},
		{"SSN", "string", "personal"},
		{"card-number", "integer", "financial"},
		{"bloodType", "string", "health"},
		{"client_secret", "string", "authentication"},
		{"email_verified", "boolean", "none"},
		{"email", "boolean", "none"},
		{"password_reset_url", "string", "none"},
		{"phone", "object", "none"},
		{"firstName", "integer", "none"},
		{"phoneNumber", "integer", "personal"},
		{"name", "string", "none"},
		{"next_page_token", "string", "none"},
	} {
		_, tail := terms(tt.name)
		if got, _ := sensitivity(tt.name, tail, strings.Fields(tt.types)); got != tt.want {
			t.Errorf("%s (%s): %s, want %s", tt.name, tt.types, got, tt.want)
		}
	}
}
